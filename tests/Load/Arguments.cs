using System.Globalization;
using Lantu.Load.Workloads;

namespace Lantu.Load;

/// <summary>What to measure, on how much, for how long.</summary>
public sealed record Arguments
{
    public static string Usage { get; } = $"""
        dotnet run -c Release --project tests/Load -- [--rows 50000,5000000] [--workloads {string.Join(',', Catalogue.All.Select(w => w.Name))}] [--rounds 5] [--seconds 5] [--connections 8] [--memory 256]
        --rows         observations in the database, one run each; what is built is kept under .lantu/load for the next time
        --workloads    {string.Join("\n               ", Catalogue.All.Select(w => $"{w.Name} {w.Title}"))}
        --rounds       how often each server has its turn; the ratio is the median of the rounds'
        --seconds      how long a turn lasts
        --connections  how many clients ask at once, each the next thing when the last is answered
        --memory       megabytes that Lantu may hold, with the files it reads; as much as it likes unless told (needs root)
        """;

    public IReadOnlyList<int> Rows { get; private init; } = [50_000, 5_000_000];
    public IReadOnlyList<Workload> Workloads { get; private init; } = Catalogue.All;
    public int Rounds { get; private init; } = 5;
    public TimeSpan Turn { get; private init; } = TimeSpan.FromSeconds(5);
    public int Connections { get; private init; } = 8;
    public int? Memory { get; private init; }

    /// <returns>Null where something is not understood.</returns>
    public static Arguments? Read(string[] args)
    {
        try
        {
            return args.Chunk(2).Aggregate(new Arguments(), (known, next) => next switch
            {
                ["--rows", var rows] => known with { Rows = [.. rows.Split(',').Select(Number)] },
                ["--workloads", var names] => known with { Workloads = [.. names.Split(',').Select(name => Catalogue.All.First(w => w.Name == name))] },
                ["--rounds", var rounds] => known with { Rounds = Number(rounds) },
                ["--seconds", var seconds] => known with { Turn = TimeSpan.FromSeconds(Number(seconds)) },
                ["--connections", var connections] => known with { Connections = Number(connections) },
                ["--memory", var megabytes] => known with { Memory = Number(megabytes) },
                _ => throw new FormatException(),
            });
        }
        catch (Exception misunderstood) when (misunderstood is FormatException or OverflowException or InvalidOperationException)
        {
            return null;
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) is > 0 and var number ? number : throw new FormatException();
}
