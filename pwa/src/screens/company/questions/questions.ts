import { api, sendFile } from "../../../sync";

/** What the office answers about its questions (backend/discrepancies/questions/schemas.py). */
export interface Said {
  readonly fr: string;
  readonly en: string;
}
export interface Attached {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}
/** One step of what was said about a discrepancy. */
export interface Message {
  readonly id: string;
  readonly at: string;
  readonly by: string | null;
  readonly side: "unit" | "company" | "system";
  readonly kind: "asked" | "answered" | "escalated" | "reminded" | "decided" | "reopened";
  readonly round: number;
  readonly text: Said;
  readonly due_on: string | null;
  readonly attachments: readonly Attached[];
}
export interface Question {
  readonly id: string;
  readonly party_id: string;
  readonly company: string;
  readonly lot: string;
  readonly month: string;
  readonly person: string | null;
  readonly title: Said;
  readonly text: Said;
  readonly due_on: string;
  readonly late: boolean;
  readonly round: number;
  readonly state: "waiting" | "answered" | "corrected" | "upheld" | "lifted";
  readonly corrected_version: number | null;
  readonly may_answer: boolean;
  readonly thread: readonly Message[];
  readonly lines: readonly {
    readonly raw_name: string;
    readonly worked_minutes: number;
    readonly training_minutes: number | null;
    readonly absence_minutes: number | null;
    readonly cell: string | null;
  }[];
}
/** What the link of a letter opens: the questions of one company about one month. */
export interface Linked {
  readonly company: string;
  readonly month: string;
  readonly recipient: string;
  readonly expires_at: string;
  readonly questions: readonly Question[];
}
/** An answer; `op` is drawn once, so that sending again after a lost answer does no harm. */
export interface Given {
  readonly op: string;
  readonly text: string;
  readonly attachments: readonly Attached[];
}
type Progress = (share: number) => void;

/** How an answer leaves: by somebody's account, or by the link of a letter. */
export interface Way {
  readonly attach: (question: string, file: File, progress: Progress) => Promise<Attached>;
  readonly answer: (question: string, given: Given) => Promise<void>;
  /** Where a document is read again; a link shows only its name. */
  readonly fileAt: ((question: string, id: string) => string) | undefined;
}

const place = "/api/company/questions";
const bodyOf = ({ op, text, attachments }: Given): object => ({
  op,
  text,
  attachments: attachments.map(({ id }) => id),
});

export const questions = {
  list: (state: "all" | "waiting") =>
    api.get<{ readonly questions: readonly Question[]; readonly waiting: number }>(
      `${place}?state=${state}`,
    ),
  read: (id: string) => api.get<Question>(`${place}/${id}`),
  /** The sheet of a question comes back to its company, to be corrected. */
  correct: (id: string, op: string) => api.post(`${place}/${id}/correction`, { op }),
  look: (token: string) => api.post<Linked>("/api/answers/look", { token }),
};

/** The way of somebody who has an account of the company. */
export const byAccount: Way = {
  attach: (question, file, progress) =>
    sendFile<Attached>({
      path: `${place}/${question}/files?name=${encodeURIComponent(file.name)}`,
      file,
      progress,
    }),
  answer: async (question, given) => {
    await api.post(`${place}/${question}/answers`, bodyOf(given));
  },
  fileAt: (question, id) => `${place}/${question}/files/${id}`,
};

/** The way of whoever holds the link of a letter; `then` gets what the link shows afterwards. */
export function byLink(token: string, then: (shown: Linked) => void): Way {
  return {
    attach: (question, file, progress) =>
      sendFile<Attached>({
        path: `/api/answers/files?question=${question}&name=${encodeURIComponent(file.name)}`,
        file,
        progress,
        headers: { "Jalon-Link": token },
      }),
    answer: async (question, given) =>
      then(await api.post<Linked>("/api/answers", { token, question, ...bodyOf(given) })),
    fileAt: undefined,
  };
}
