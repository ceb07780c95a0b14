using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Indicators;

/// <summary>One approved value of a series, in force or replaced.</summary>
public sealed record SeriesFigure(Guid Id, OrgUnitRef OrgUnit, string Period, int Revision, decimal? Value, string? Text, ObservationSource Source, DateTimeOffset ApprovedAt, Guid? SubmissionId);
