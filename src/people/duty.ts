/** Who is off duty. Every store keeps it. */
export interface Duty {
  /** Those of these people who are off duty at that time (UTC). */
  offDuty(personIds: string[], at: string): Promise<string[]>;
}
