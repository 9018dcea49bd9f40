import NextAuth from "next-auth";
import { authOptions } from "@/server/access/auth-options";

// Made at the first request: the settings are not there while Next builds.
const handler = (...args: unknown[]) => NextAuth(authOptions())(...args);

export { handler as GET, handler as POST };
