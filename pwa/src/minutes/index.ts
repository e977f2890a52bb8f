export { minutesOf } from "./minutes";
export { OFFICE, SHARED, type Source } from "./reading";
export type * from "./value";
