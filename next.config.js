const headers = [
  {
    key: "content-security-policy",
    value: "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'",
  },
  { key: "referrer-policy", value: "same-origin" },
  { key: "x-content-type-options", value: "nosniff" },
];

/** @type {import("next").NextConfig} */
export default {
  output: "standalone",
  typescript: { ignoreBuildErrors: true }, // `npm run check` looks at types, the sandbox's and the tests' too
  poweredByHeader: false,
  headers: async () => [{ source: "/:path*", headers }],
  images: { unoptimized: true },
  serverExternalPackages: ["@dbos-inc/dbos-sdk", "pg", "@electric-sql/pglite", "pino"],
  outputFileTracingIncludes: { "/**": ["server/templates/*.yaml", "server/store/migrations/**"] },
};
