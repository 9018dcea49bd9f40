/** @type {import("next").NextConfig} */
export default {
  output: "standalone",
  poweredByHeader: false,
  images: { unoptimized: true },
  serverExternalPackages: ["@dbos-inc/dbos-sdk", "pg", "@electric-sql/pglite", "pino"],
  outputFileTracingIncludes: { "/**": ["server/templates/*.yaml", "server/store/migrations/**"] },
};
