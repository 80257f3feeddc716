// One bundle, served by the API from the same address: cookies stay first-party and the content security policy stays short.
import vue from '@vitejs/plugin-vue'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import components from 'unplugin-vue-components/vite'
import { defineConfig } from 'vite'

const api = `http://127.0.0.1:${process.env['API_PORT'] ?? '4000'}`

export default defineConfig({
  plugins: [
    vue(),
    // Only Element Plus is resolved by name, each component with its own CSS; our own parts are imported explicitly.
    components({ dirs: [], dts: false, resolvers: [ElementPlusResolver({ importStyle: 'css' })] })
  ],
  define: {
    __VUE_OPTIONS_API__: true,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false
  },
  build: {
    manifest: true,
    target: 'es2022',
    // A data: address in CSS or a font would need its own word in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // The framework changes with our releases of it, not with ours: its own file stays in the browser's cache.
            { name: 'vue', test: /node_modules[\\/](@vue|vue|vue-router|pinia|@pinia|vue-i18n|@intlify|vue-demi)[\\/]/, priority: 2 },
            { name: 'echarts', test: /node_modules[\\/](echarts|zrender|vue-echarts)[\\/]/, priority: 1 }
          ]
        }
      }
    }
  },
  // Pages are singular or have no further path; what the API serves itself is told apart by its first word.
  server: { host: '127.0.0.1', port: 5173, proxy: { '^/(graphql|graphiql|health|exports|imports)([/?]|$)': api } }
})
