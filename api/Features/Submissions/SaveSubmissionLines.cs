using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Submissions;

public static class SaveSubmissionLines
{
    public sealed record Command(string Plan, Guid Id, long ExpectedVersion, Body Body) : IRequest<SubmissionResponse>;

    public sealed record Body : IBody<Body>
    {
        public required IReadOnlyList<LineBody> Lines { get; init; }
    }

    /// <summary>One line. A member left out stays as it is; null clears it.</summary>
    public sealed record LineBody : AddressedLine
    {
        /// <example>97.5</example>
        public Optional<decimal?> Value { get; init; }
        public Optional<string?> Text { get; init; }

        /// <example>沙尘天气两次，已附说明。</example>
        public Optional<string?> Explanation { get; init; }

        /// <summary>Of a task or project. Null or left out leaves all of them as they are.</summary>
        public LineDetailsBody? Details { get; init; }

        internal DetailsChange DetailsChange => Details?.ToChange() ?? DetailsChange.Nothing;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Lines).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.Body.Lines).Must(lines => lines.Count <= 500).WithErrorCode("too_many").WithState(_ => 500);
            RuleForEach(c => c.Body.Lines).NotNull().WithErrorCode("required");
            RuleForEach(c => c.Body.Lines).ChildRules(line =>
            {
                line.NamesOneLine();
                line.RuleFor(l => l).Must(l => l.Value.IsGiven || l.Text.IsGiven || l.Explanation.IsGiven || l.DetailsChange.Given != DetailMembers.None).WithErrorCode("empty_line").OverridePropertyName("IndicatorCode");
                line.RuleFor(l => l.Value.Content).Must(v => v is null || Math.Abs(v.Value) < Figures.Limit).WithErrorCode("figure_out_of_range").OverridePropertyName("Value");
                line.RuleFor(l => l.Value.Content).Must(v => v is null || Figures.SignificantDigits(v.Value) <= Figures.MaxDigits).WithErrorCode("too_many_digits").OverridePropertyName("Value");
                line.RuleFor(l => l.Text.Content).MaximumLength(2000).WithErrorCode("too_long").WithState(_ => 2000).OverridePropertyName("Text");
                line.RuleFor(l => l.Text.Content).IsPrintable().OverridePropertyName("Text");
                line.RuleFor(l => l.Explanation.Content).MaximumLength(2000).WithErrorCode("too_long").WithState(_ => 2000).OverridePropertyName("Explanation");
                line.RuleFor(l => l.Explanation.Content).IsPrintable().OverridePropertyName("Explanation");
                line.SaysPrintableDetails();
            });
        }
    }

    private static void SaysPrintableDetails(this InlineValidator<LineBody> line)
    {
        foreach (var member in DetailsChange.Members.Where(m => ProgressDetails.Longest(m) is not null))
        {
            line.RuleFor(l => l.DetailsChange.Details.WordsOf(member)).IsPrintable().OverridePropertyName($"Details.{member}");
        }
    }

    public sealed class Handler(SubmissionReader reader, SubmissionStore store, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, SubmissionResponse>
    {
        public async Task<SubmissionResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (stored, actor) = (await reader.LoadAsync(request.Plan, request.Id, cancellationToken), current.Required);
            var submission = stored.Submission.At(request.ExpectedVersion);
            var changes = Changes(submission, request.Body.Lines, clock.Today());
            var write = new SubmissionWrite
            {
                LinesWritten = [.. changes.Select(c => c.LineNo)],
                LineChanges = submission.SaveLines(changes, actor, clock.Now()),
                Entries = [audit.Entry(actor, "submission.save", $"submission:{submission.Id}", string.Join(' ', request.Body.Lines.Select(l => l.Address)))],
            };
            await store.SaveAsync(submission, request.ExpectedVersion, write, cancellationToken);
            return reader.Describe(stored);
        }

        /// <summary>Finds each line in the form; every line that does not fit is named, not only the first.</summary>
        private static List<LineChange> Changes(Submission submission, IReadOnlyList<LineBody> lines, DateOnly today)
        {
            var violations = new List<RuleViolation>();
            var found = submission.Find(lines, "/lines", violations);
            violations.AddRange(found.SelectMany(f => f.Given.DetailsChange.Misfits(f.Line, today).Select(m => new RuleViolation($"/lines/{f.Index}/details/{m.Member}", m.Code, m.Most is { } most ? [most] : []))));
            violations.AddRange(found.Select(f => (f.Index, Misfit: f.Line.AnswerKind.Misfit(f.Given.Value.Content, f.Given.Text.Content))).Where(f => f.Misfit is not null)
                .Select(f => new RuleViolation($"/lines/{f.Index}/{f.Misfit!.Value.Member}", f.Misfit.Value.Code, f.Misfit.Value.Most is { } most ? [most] : [])));
            return violations.Count == 0 ? [.. found.Select(f => Change(f.Given, f.Line))] : throw new RuleViolationException([.. violations]);
        }

        private static LineChange Change(LineBody body, SubmissionLine line)
        {
            var given = (body.Value.IsGiven ? LineMembers.Value : 0) | (body.Text.IsGiven ? LineMembers.Text : 0) | (body.Explanation.IsGiven ? LineMembers.Explanation : 0);
            return new LineChange(line.No, given, body.Value.Content, body.Text.Content, body.Explanation.Content) { Details = body.DetailsChange.For(line) };
        }
    }
}
