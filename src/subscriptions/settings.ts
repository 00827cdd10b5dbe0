// What whoever deploys the product may change about its policy.

/** Days that editing goes on after the paid time ends (D10). */
export const graceDays = 0;
