using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Tables;
using MediatR;

namespace Lantu.Api.Features.Prefill;

public static class TryPrefillSource
{
    private const int ShownRows = 20;

    public sealed record Command(string Plan, PrefillSourceBody Body) : IRequest<TriedSourceItem>;

    /// <summary>What the source says now, as it would be understood.</summary>
    public sealed record TriedSourceItem
    {
        /// <example>48</example>
        public required int Rows { get; init; }

        /// <example>1</example>
        public required int ProblemRows { get; init; }

        /// <summary>The first twenty.</summary>
        public required IReadOnlyList<TriedRowItem> First { get; init; }
    }

    public sealed record TriedRowItem
    {
        /// <example>2</example>
        public required int No { get; init; }

        /// <summary>Name of the area, or what stands there.</summary>
        /// <example>柯城区</example>
        public required string Area { get; init; }

        /// <summary>Name of the indicator, or what stands there.</summary>
        public required string Indicator { get; init; }

        /// <example>2024</example>
        public required string Period { get; init; }

        /// <summary>As it stands there.</summary>
        /// <example>28.6</example>
        public required string Value { get; init; }

        /// <summary>In the indicator's unit; null where there is none, or a problem.</summary>
        /// <example>28.6</example>
        public required decimal? Figure { get; init; }

        /// <summary>Of the indicator.</summary>
        /// <example>μg/m3</example>
        public required string? Unit { get; init; }

        /// <summary>What the source has stated; null where it gives the figure in the indicator's unit.</summary>
        public required string? SaidUnit { get; init; }
        public required PrefillRunResponse.PrefillProblemItem? Problem { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => this.MustBeSource(c => c.Body);
    }

    /// <summary>Keeps nothing.</summary>
    public sealed class Handler(LantuDbContext db, PrefillSources sources, PrefillReading reading, RequestLanguage language) : IRequestHandler<Command, TriedSourceItem>
    {
        public async Task<TriedSourceItem> Handle(Command request, CancellationToken cancellationToken)
        {
            var source = await sources.MakeAsync(await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body, "", cancellationToken);
            try
            {
                var answer = await reading.FetchAsync(source.Address, etag: null, cancellationToken);
                var rows = await reading.UnderstandAsync(source, answer.Content!, cancellationToken);
                return new TriedSourceItem { Rows = rows.Count, ProblemRows = rows.Count(r => r.Problem is not null), First = [.. rows.Take(ShownRows).Select(Show)] };
            }
            catch (PrefillException failed)
            {
                throw new RuleViolationException(new RuleViolation("/address", failed.Message));
            }
            catch (TableException unreadable)
            {
                throw new RuleViolationException(new RuleViolation("", unreadable.Code, unreadable.Values));
            }
        }

        private TriedRowItem Show(JudgedPrefillRow row) => new()
        {
            No = row.Row.No, Area = row.Unit?.Name ?? row.Row.Area, Indicator = row.Indicator?.Name ?? row.Row.Indicator, Period = row.Row.Period, Value = row.Row.Value ?? "",
            Figure = row.Problem is null ? row.Value : null, Unit = row.Indicator?.Unit, SaidUnit = row.Said?.Unit,
            Problem = row.Problem is var (member, code, detail) ? PrefillRunResponse.Say(row.Row.No, member, code, detail, language.Value) : null,
        };
    }
}
