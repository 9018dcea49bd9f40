import { z } from "zod";
import { Image } from "./image";
import { listEnds } from "./pick-list";

/** Newest first. A gap's part is the repository. */
export const ImageList = z.object({ images: z.array(Image), ...listEnds });
export type ImageList = z.infer<typeof ImageList>;
