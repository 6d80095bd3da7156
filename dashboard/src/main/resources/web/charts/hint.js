// A small sign beside a title that explains it, for those who point at it, focus it or touch it.

import { html, nothing } from "lit";

let number = 0;
const ids = new Map();

/**
 * @param {string} title what is explained
 * @param {string | undefined} text in a sentence or two; nothing is shown without
 */
export function hint(title, text) {
  if (!text) {
    return nothing;
  }
  if (!ids.has(title)) {
    ids.set(title, `about-${(number += 1)}`);
  }
  return html`<span class="about"><button type="button" aria-label="What is ${title}?" aria-describedby=${ids.get(title)}>?</button
    ><span class="about-text" role="tooltip" id=${ids.get(title)}>${text}</span></span>`;
}
