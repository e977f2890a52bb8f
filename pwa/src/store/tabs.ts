/** What tabs of this phone tell one another; each then reads the database, never the message. */
export type TabNews =
  | { kind: "outbox" }
  | { kind: "standing" }
  | { kind: "blobs" }
  | { kind: "blocks"; blocks: string[] };

/** The channel between the tabs of one person's store. */
export interface Tabs {
  tell(news: TabNews): void;
  close(): void;
}

/** Join the tabs of a store; without BroadcastChannel this page is alone. */
export function joinTabs(name: string, hear: (news: TabNews) => void): Tabs {
  if (typeof BroadcastChannel === "undefined")
    return { tell: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(name);
  let isOpen = true;
  channel.onmessage = (event: MessageEvent<TabNews>) => hear(event.data);
  (channel as { unref?: () => void }).unref?.();
  return {
    // What is on disk when the phone locks stays true: to have nobody left to tell is no failure.
    tell: (news) => {
      if (isOpen) channel.postMessage(news);
    },
    close: () => {
      isOpen = false;
      channel.close();
    },
  };
}
