using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Data;

/// <summary>All that the light of a task or project follows from but for the day it is looked at.</summary>
/// <param name="Input">Of the judgement.</param>
/// <param name="Text">The latest report in words.</param>
/// <param name="Period">Of the latest figure.</param>
public sealed record ProgressStanding(ProgressInput Input, string? Text, string? Period)
{
    public Status On(DateOnly day, WorkingDays workingDays, Language language)
    {
        var judged = ProgressAssessment.Of(Input, day, workingDays);
        return Status.Of(judged, null, Text, Period, ProgressWords.Explain(judged, language));
    }
}
