// The read models: JSON that is asked for again and again while somebody looks at it.

/** What went wrong when something was asked for, in a sentence for people. */
export class Problem extends Error {}

/** Where one goes when the server asks for a token, or for another. */
export const SIGN_IN = "/login";

/**
 * @param {string} path e.g. `/api/league`
 * @param {RequestInit} [options]
 * @returns {Promise<any>}
 * @throws {Problem}
 */
export async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, { headers: { accept: "application/json" }, ...options });
  } catch {
    throw new Problem("Agon does not answer. Is it still running?");
  }
  const text = await answer.text();
  let content;
  try {
    content = text === "" ? null : JSON.parse(text);
  } catch {
    content = null;
  }
  if (answer.status === 401 && location.pathname !== SIGN_IN) {
    location.assign(`${SIGN_IN}?to=${encodeURIComponent(location.pathname + location.search)}`);
  }
  if (!answer.ok) {
    throw new Problem(content?.error ?? content?.message ?? `Agon answered ${answer.status} to ${path}.`);
  }
  return content;
}

/** Sends an object as JSON and gives the answer. */
export function post(path, content) {
  return ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(content) });
}

/**
 * Asks at once and then again and again, not while the page is hidden.
 */
export class Poll {
  #timer = 0;
  #stopped = false;

  /**
   * @param {() => Promise<any>} question
   * @param {(answer: any) => void} onAnswer
   * @param {(problem: Error) => void} onProblem
   * @param {number} everyMillis
   */
  constructor(question, onAnswer, onProblem, everyMillis) {
    this.question = question;
    this.onAnswer = onAnswer;
    this.onProblem = onProblem;
    this.everyMillis = everyMillis;
    this.#round();
  }

  async #round() {
    if (!document.hidden) {
      try {
        const answer = await this.question();
        if (!this.#stopped) this.onAnswer(answer);
      } catch (problem) {
        if (!this.#stopped) this.onProblem(problem);
      }
    }
    if (!this.#stopped) {
      this.#timer = setTimeout(() => this.#round(), this.everyMillis);
    }
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}
