// Whether the window is as small as a phone's, or one at 200 percent: review.css has the same sizes.
import { useLayoutEffect, useState } from 'preact/hooks';

const small = matchMedia('(max-width: 480px), (max-width: 1180px) and (max-height: 480px)');

export function useIsSmall(): boolean {
  const [isSmall, setSmall] = useState(small.matches);
  useLayoutEffect(() => {
    const follow = (): void => {
      setSmall(small.matches);
    };
    small.addEventListener('change', follow);
    return () => {
      small.removeEventListener('change', follow);
    };
  }, []);
  return isSmall;
}
