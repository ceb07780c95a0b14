using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Imports;

public static class ContinueImport
{
    public sealed record Command(string Plan, Guid Id, int From, Stream Content) : IRequest<ImportResponse>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.From).GreaterThan(0).WithErrorCode("required").OverridePropertyName("?from");
    }

    /// <summary>Goes on where the last upload broke off, or adds another piece.</summary>
    public sealed class Handler(LantuDbContext db, ImportReader reader, CurrentActor current, OwnCodes codes, TimeProvider clock) : IRequestHandler<Command, ImportResponse>
    {
        public async Task<ImportResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var import = await reader.LoadAsync(request.Plan, request.Id, cancellationToken);
            if (import.Format != ImportFormat.Ndjson)
            {
                throw new ConflictException("import_not_a_stream");
            }

            if (import.State == ImportState.Confirmed || request.From != import.ReceivedLines + 1)
            {
                throw new ConflictException(import.State == ImportState.Confirmed ? "import_confirmed" : "import_rows_out_of_step", import.ReceivedLines + 1);
            }

            var targets = await ImportTargets.LoadAsync(db, current.Required, import.PlanId, clock.Today(), cancellationToken);
            await targets.RememberAsync(db.ImportRows.AsNoTracking().Where(r => r.ImportId == import.Id && r.ProblemCode == null).Select(r => new { r.SubmissionId, r.LineNo }).AsAsyncEnumerable().Select(r => (r.SubmissionId!.Value, r.LineNo!.Value)));
            await new Staging(db).AppendAsync(import, NdjsonRows.ReadAsync(request.Content, request.From, cancellationToken).Select(codes.ToOurs).Select(targets.Place), targets.VersionOf, cancellationToken);
            return await reader.DescribeAsync(import, cancellationToken);
        }
    }
}
