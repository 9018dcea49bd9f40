/** @type {import("next").NextConfig} */
export default {
  output: "standalone",
  typescript: { ignoreBuildErrors: true }, // `npm run check` looks at types, the sandbox's and the tests' too
  poweredByHeader: false,
  experimental: { preloadEntriesOnStart: false },
  images: { unoptimized: true },
  serverExternalPackages: ["@dbos-inc/dbos-sdk", "pg", "@electric-sql/pglite", "pino"],
  outputFileTracingIncludes: { "/**": ["server/templates/*.yaml", "server/store/migrations/**"] },
};
