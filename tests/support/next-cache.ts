/** Stands in for next/cache: nobody looks at a page that could be drawn again. */
export const refresh = () => {};
