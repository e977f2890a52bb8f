import { exportName, exportOutbox } from "../../sync";

/** Give what is unsent as a sealed file to the phone's downloads; works on a locked phone. */
export async function saveUnsent(): Promise<void> {
  const url = URL.createObjectURL(await exportOutbox());
  const link = document.createElement("a");
  [link.href, link.download] = [url, exportName()];
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
