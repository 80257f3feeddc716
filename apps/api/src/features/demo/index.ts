export { demoState } from './demo-state.ts'
export { makeDemoCompany } from './make-company.ts'
export { seedDemo } from './seed-demo.ts'
