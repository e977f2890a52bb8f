import { pixelSize, type PixelSize } from "./pixel-size";

export type PhotoProblem = "too-large" | "unreadable" | "full";
export type Photo = { blob: Blob; width: number; height: number };

const longestSide = 1600;
const quality = 0.8;
const lowerQuality = 0.65; // where the first weighs too much to send from a site
const mostKept = 350_000;
const mostPixels = 50_000_000;
const mostBytes = 40_000_000;
const headerBytes = 512 * 1024; // a JPEG's own preview and position may come before its size
const spareBytes = 20 * 1024 * 1024; // the store's own, below which it keeps no photo

/** The size to keep: 1600 px on the longest side, never larger than it was. */
export function fitted({ width, height }: PixelSize): PixelSize {
  const scale = Math.min(1, longestSide / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** Whether the phone has room for photos. Where the browser does not say, it is taken to have. */
export async function roomLeft(): Promise<boolean> {
  if (!("storage" in navigator && "estimate" in navigator.storage)) return true;
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  return quota - usage > spareBytes;
}

function encoded(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  return new Promise((kept) => canvas.toBlob(kept, "image/jpeg", quality));
}

/** A drawn image as JPEG. Nothing else than its pixels is in it: no position, no date, no camera. */
export async function toPhoto(
  source: CanvasImageSource,
  size: PixelSize,
): Promise<Photo | PhotoProblem> {
  const { width, height } = fitted(size);
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  canvas.getContext("2d")?.drawImage(source, 0, 0, width, height);
  let blob = await encoded(canvas, quality);
  if (blob && blob.size > mostKept) blob = await encoded(canvas, lowerQuality);
  return blob?.size ? { blob, width, height } : "unreadable";
}

/** A chosen file as a photo to keep; an image too large to decode safely is refused before it is opened. */
export async function fileToPhoto(file: File): Promise<Photo | PhotoProblem> {
  if (file.size > mostBytes) return "too-large";
  const declared = pixelSize(await file.slice(0, headerBytes).arrayBuffer());
  if (declared && declared.width * declared.height > mostPixels) return "too-large";
  let image: ImageBitmap;
  try {
    image = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return "unreadable";
  }
  try {
    return await toPhoto(image, image);
  } finally {
    image.close();
  }
}
