import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "@/features/session/queries";

export const useSession = () => useQuery(sessionQuery);
