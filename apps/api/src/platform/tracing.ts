// OpenTelemetry traces, only where an exporter is named by the environment; the packages are loaded then and not otherwise. Spans carry routes,
// operations and durations: statement values and bodies are never recorded (TRUST 34).
import type { Config } from './config.ts'

export async function startTracing(config: Config, service: string): Promise<void> {
  if (!config.OTEL_EXPORTER_OTLP_ENDPOINT) return
  const [{ NodeSDK }, { OTLPTraceExporter }, { HttpInstrumentation }, { PgInstrumentation }] = await Promise.all([
    import('@opentelemetry/sdk-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/instrumentation-http'),
    import('@opentelemetry/instrumentation-pg')
  ])
  const sdk = new NodeSDK({
    serviceName: service,
    traceExporter: new OTLPTraceExporter(),
    // Traces only: metrics are asked for at /metrics, logs go to standard output.
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: [new HttpInstrumentation(), new PgInstrumentation({ enhancedDatabaseReporting: false })]
  })
  sdk.start()
  process.once('SIGTERM', () => void sdk.shutdown())
}
