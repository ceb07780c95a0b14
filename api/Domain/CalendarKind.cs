namespace Lantu.Api.Domain;

/// <summary>
/// What happens on a day. restDay and workDay are the announced exceptions: a day off within the week, and a weekend day that is
/// worked instead. handover: responsibilities go to another unit; responsibility: others that begin or end.
/// </summary>
public enum CalendarKind { RestDay, WorkDay, SubmissionDue, SubmissionCloses, SubmissionOpens, Milestone, Commitment, Handover, Responsibility }
