using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Prefill;

public static class UpdatePrefillSource
{
    public sealed record Command(string Plan, Guid Id, long ExpectedVersion, PrefillSourceBody Body) : IRequest<PrefillSourceResponse>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => this.MustBeSource(c => c.Body);
    }

    public sealed class Handler(LantuDbContext db, PrefillSources sources, CurrentActor current, Audit audit) : IRequestHandler<Command, PrefillSourceResponse>
    {
        public async Task<PrefillSourceResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var source = (await sources.LoadAsync(request.Plan, request.Id, cancellationToken)).At(request.ExpectedVersion);
            await sources.ChangeAsync(source, request.Body, "", cancellationToken);
            source.Version++;
            audit.Add(current.Required, "prefillSource.update", $"prefillSource:{source.Id}", $"{source.Name}: {source.Address}{(source.Paused ? ", paused" : "")}");
            await db.SaveOrStaleAsync(source, cancellationToken);
            return (await sources.DescribeAsync([source], cancellationToken))[0];
        }
    }
}
