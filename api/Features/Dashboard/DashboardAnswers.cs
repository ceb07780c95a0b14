using System.Collections.Concurrent;
using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Dashboard;

/// <summary>No saved line changes it: it shows none before it is approved.</summary>
/// <param name="Snapshot">Of the database, that it was read in.</param>
/// <param name="Minute">That it is of: what happened in the last seven days, and which day it is, follow from it.</param>
/// <param name="Body">JSON in UTF-8.</param>
/// <param name="Tag">Its strong ETag.</param>
public sealed record DashboardAnswer(string Snapshot, DateTimeOffset Minute, byte[] Body, string Tag) : Kept;

/// <summary>The page of each plan that was answered last, kept as bytes; whether it still holds the database says, at every call.</summary>
public sealed class DashboardAnswers
{
    private const int Most = 64;
    private readonly ConcurrentDictionary<(string Plan, Language Language), DashboardAnswer> kept = new();

    public DashboardAnswer? Of(string plan, Language language, DateTimeOffset minute) =>
        kept.TryGetValue((plan, language), out var answer) && answer.Minute == minute ? answer : null;

    public void Keep(string plan, Language language, DashboardAnswer answer)
    {
        if (kept.Count >= Most && !kept.ContainsKey((plan, language)))
        {
            kept.Clear();
        }

        kept[(plan, language)] = answer;
    }
}
