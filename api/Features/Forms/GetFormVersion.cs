using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Forms;

public static class GetFormVersion
{
    public sealed record Query(string Plan, string Form, int No) : IRequest<FormResponse.FormVersionItem>;

    public sealed class Handler(LantuDbContext db) : IRequestHandler<Query, FormResponse.FormVersionItem>
    {
        public async Task<FormResponse.FormVersionItem> Handle(Query request, CancellationToken cancellationToken)
        {
            var form = await FormReader.Whole(db.ReportForms.AsNoTracking()).SingleOrDefaultAsync(f => f.Plan.Code == request.Plan && f.Code == request.Form, cancellationToken);
            return form?.Versions.Find(v => v.No == request.No && v.PublishedAt is not null) is { } version ? FormReader.Item(version) : throw new NotFoundException("not_found");
        }
    }
}
