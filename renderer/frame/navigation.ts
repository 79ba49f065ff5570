import { useNavigate, useRouter } from "@tanstack/react-router";
import { useCallback } from "react";

/** Back to the former page of this visit; to the home page where there is none. */
export function useBack(): () => void {
  const router = useRouter();
  const navigate = useNavigate();
  return useCallback(() => {
    if (router.history.canGoBack()) router.history.back();
    else void navigate({ to: "/" });
  }, [router, navigate]);
}
