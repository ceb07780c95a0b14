using AutoMapper;
using AutoMapper.QueryableExtensions;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.OrgUnits;

public static class ListOrgUnits
{
    public sealed record Query : IRequest<Page<OrgUnitItem>>, IPaged
    {
        public Word<OrgUnitKind>? Kind { get; init; }

        /// <summary>Code of the parent unit.</summary>
        [CodeOf(CodeKind.OrgUnit)]
        public string? Parent { get; init; }
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record OrgUnitItem
    {
        public required Guid Id { get; init; }

        /// <example>kecheng</example>
        public required string Code { get; init; }

        /// <summary>National code of the city and the counties; committees and departments have a local one.</summary>
        /// <example>330802</example>
        public required string AdministrativeCode { get; init; }

        /// <example>柯城区</example>
        public required string Name { get; init; }

        /// <example>柯城区</example>
        public required string ShortName { get; init; }
        public required OrgUnitKind Kind { get; init; }

        /// <example>quzhou</example>
        public required string? ParentCode { get; init; }

        /// <example>10</example>
        public required int SortOrder { get; init; }

        /// <summary>The first day on which it exists; null has always been.</summary>
        /// <example>2026-12-01</example>
        public required DateOnly? FoundedOn { get; init; }

        /// <summary>The first day on which it exists no more (merged, split).</summary>
        public required DateOnly? EndedOn { get; init; }

        /// <example>1</example>
        public required long Version { get; init; }
    }

    public sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<OrgUnit, OrgUnitItem>()
            .ForMember(item => item.ParentCode, option => option.MapFrom(unit => unit.Parent!.Code));
    }

    public sealed class Handler(LantuDbContext db, IMapper mapper) : IRequestHandler<Query, Page<OrgUnitItem>>
    {
        public async Task<Page<OrgUnitItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (kind, (skip, take)) = (request.Kind?.Value, Paging.Window(request));
            var items = await db.OrgUnits.AsNoTracking()
                .Where(u => (kind == null || u.Kind == kind) && (request.Parent == null || u.Parent!.Code == request.Parent))
                .OrderBy(u => u.SortOrder).ThenBy(u => u.Code)
                .Skip(skip).Take(take + 1)
                .ProjectTo<OrgUnitItem>(mapper.ConfigurationProvider)
                .ToListAsync(cancellationToken);
            return Paging.Close(items, request, skip, take);
        }
    }
}
