using FluentValidation;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Contract;

/// <summary>A line named by what it is about: by exactly one of indicatorCode, taskCode, projectCode and commitmentId.</summary>
public abstract record AddressedLine
{
    /// <example>2</example>
    public string? IndicatorCode { get; init; }

    /// <summary>Of a line on the progress of a task, e.g. 5.1.</summary>
    public string? TaskCode { get; init; }

    /// <summary>Of a line on the progress of a project, e.g. 3-2.</summary>
    public string? ProjectCode { get; init; }

    /// <summary>Of a line on a commitment.</summary>
    public Guid? CommitmentId { get; init; }

    internal LineAddress Address => new(IndicatorCode, TaskCode, ProjectCode, CommitmentId);

    internal string AddressMember => IndicatorCode is not null ? "indicatorCode" : TaskCode is not null ? "taskCode" : ProjectCode is not null ? "projectCode" : "commitmentId";
}

public static class AddressedLines
{
    public static void NamesOneLine<T>(this InlineValidator<T> line)
        where T : AddressedLine
    {
        line.RuleFor(l => l.Address).Must(a => a.Given > 0).WithErrorCode("required").OverridePropertyName("IndicatorCode");
        line.RuleFor(l => l.Address).Must(a => a.Given <= 1).WithErrorCode("one_address_only").OverridePropertyName("IndicatorCode");
        line.RuleFor(l => l.Address).Must(a => PlainText.IsKeepable(a.ToString())).WithErrorCode("unprintable_characters").OverridePropertyName("IndicatorCode");
    }

    /// <summary>Finds each among the lines there are; adds a violation for every one that is not there or stands twice.</summary>
    public static List<(int Index, T Given, SubmissionLine Line)> Find<T>(this Submission submission, IReadOnlyList<T> lines, string pointer, List<RuleViolation> violations)
        where T : AddressedLine
    {
        var found = new List<(int Index, T Given, SubmissionLine Line)>();
        foreach (var (index, given) in lines.Index())
        {
            var line = submission.Lines.Find(l => l.Is(given.Address));
            if (line is null || found.Exists(f => f.Line == line))
            {
                violations.Add(new RuleViolation($"{pointer}/{index}/{given.AddressMember}", line is null ? "unknown_line" : "repeated_line", $"{given.Address}"));
                continue;
            }

            found.Add((index, given, line));
        }

        return found;
    }
}
