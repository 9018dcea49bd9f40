import { handleAuth } from "@/server/http/handle-auth";

export { handleAuth as GET, handleAuth as POST };
