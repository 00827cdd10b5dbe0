// Stands in for the part of the message formatter that reads number and date skeletons ({n, number, ::currency/EUR}):
// no message has one, and the part would be a fiftieth of each page.

/** @returns {never} */
const refuse = () => {
  throw new Error('Messages here have no skeletons: see src/build/no-skeletons.js.');
};

export { refuse as parseDateTimeSkeleton, refuse as parseNumberSkeleton, refuse as parseNumberSkeletonFromString };
