using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Prefill;

public static class RunPrefillSource
{
    public sealed record Command(string Plan, Guid Id) : IRequest<PrefillRunResponse>;

    public sealed class Handler(LantuDbContext db, PrefillSources sources, PrefillWriter writer, IdempotentCall call, CurrentActor current, Audit audit, RequestLanguage language) : IRequestHandler<Command, PrefillRunResponse>
    {
        public async Task<PrefillRunResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var source = await sources.LoadAsync(request.Plan, request.Id, cancellationToken);
            var asked = await writer.AskAsync(source.Id, cancellationToken) ?? throw new NotFoundException("not_found");
            await call.BeginAsync(cancellationToken);
            await using var work = await Work.BeginAsync(db, cancellationToken);
            var run = await writer.KeepAsync(asked, current.Required.UserId, cancellationToken);
            audit.Add(current.Required, "prefillSource.run", $"prefillSource:{source.Id}", $"{run.Outcome}, {run.NewValues} new values");
            await db.SaveChangesAsync(cancellationToken);
            await work.KeepAsync(cancellationToken);
            return PrefillRunResponse.Of(run, language.Value);
        }
    }
}
