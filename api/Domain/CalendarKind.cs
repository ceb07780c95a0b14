namespace Lantu.Api.Domain;

/// <summary>
/// What happens on a day. restDay and workDay are the announced exceptions: a day off within the week, and a weekend day that is
/// worked instead. slip: it is to be answered or decided on, or its matter is to be done; handover: responsibilities go to another unit; responsibility: others that begin or end.
/// </summary>
public enum CalendarKind { RestDay, WorkDay, SubmissionDue, SubmissionCloses, SubmissionOpens, Milestone, Commitment, SubTask, Slip, Handover, Responsibility }
