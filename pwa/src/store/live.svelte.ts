import type { PhoneDb } from "./db";
import { Drafts } from "./drafts";
import { load, loadOutbox, loadStanding, reloadBlocks } from "./load";
import { Photos } from "./photos";
import type { Store } from "./store";
import { joinTabs, type TabNews } from "./tabs";

/** The store of the person who is at work, with what hangs from it. */
export interface Live {
  readonly store: Store;
  readonly drafts: Drafts;
  readonly photos: Photos;
  /** Ends when all blocks are in memory; an exchange waits for it. */
  readonly rest: Promise<void>;
}

async function hear(live: { store: Store; photos: Photos }, news: TabNews): Promise<void> {
  const { store, photos } = live;
  if (!store.open) return;
  if (news.kind === "outbox") await loadOutbox(store);
  if (news.kind === "standing") {
    await loadStanding(store);
    store.heardElsewhere();
  }
  if (news.kind === "blobs") await photos.load();
  if (news.kind === "blocks") await reloadBlocks(store, news.blocks);
}

/** Bring an unlocked store to life: what is seen first is there when this returns. */
export async function enliven(store: Store): Promise<Live> {
  const photos = new Photos(store);
  const drafts = new Drafts(store);
  store.tabs = joinTabs(store.db.name, (news) => void hear({ store, photos }, news));
  const { rest } = await load(store);
  await Promise.all([photos.load(), drafts.load()]);
  return { store, drafts, photos, rest };
}

class Current {
  #live = $state.raw<Live | null>(null);

  get live(): Live | null {
    return this.#live;
  }

  set live(live: Live | null) {
    this.#live?.store.close();
    this.#live = live;
  }

  /** The database of the locked or unlocked person, for what needs no key. */
  db = $state.raw<PhoneDb | null>(null);

  /** The id of that person. */
  user: string | null = null;
}

/** The one store of this page; null while it is locked. */
export const current = new Current();
