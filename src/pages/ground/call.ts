// Where a question to the server stands.
import { useRef, useState } from 'preact/hooks';

/** A question, and its answer when that is here. */
interface Call<Answer> {
  readonly isWorking: boolean;
  /** Undefined until there is one; the one before while another is awaited. */
  readonly answer: Answer | undefined;
  /** Asks; an answer to an older question is no longer shown. */
  readonly ask: (question: Promise<Answer>) => Promise<Answer>;
  /** Shows no answer, also none that is still on its way. */
  readonly clear: () => void;
}

export function useCall<Answer>(): Call<Answer> {
  const [state, setState] = useState<Pick<Call<Answer>, 'isWorking' | 'answer'>>(idle);
  const turn = useRef(0);
  return {
    ...state,
    ask: async (question) => {
      const mine = (turn.current += 1);
      setState((before) => ({ ...before, isWorking: true }));
      const answer = await question;
      if (mine === turn.current) setState({ isWorking: false, answer });
      return answer;
    },
    clear: () => {
      turn.current += 1;
      setState(idle);
    },
  };
}

const idle = { isWorking: false, answer: undefined };
