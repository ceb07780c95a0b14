using Lantu.Api.Data;
using Lantu.Api.Domain;
using Npgsql;

namespace Lantu.Api.Security.Sessions;

/// <summary>
/// Who has a session that is neither ended, nor idle for too long, nor too old, of a user who is not disabled, and what they hold today: their own memberships and those
/// delegated to them, as <see cref="MembershipsInForce"/> says. Every request of a person asks it, so it is written by hand, and what a page needs anyway goes with it.
/// </summary>
internal static class SessionQuestion
{
    // $1 sessions, $2 now, $3 the instant since when a session without a sign of life is idle, $4 the day. How many sessions there are tells PostgreSQL nothing, so that it plans this once.
    private static readonly string Sql = $"""
        SELECT s.id, s.created_at, s.last_seen_at, s.expires_at, s.awaits_code, u.totp_secret IS NOT NULL, u.must_change_password, u.password_changed_at, held.role, held.org_unit_id, held.holder
        FROM user_sessions s
        JOIN users u ON u.id = s.user_id AND u.disabled_at IS NULL
        LEFT JOIN LATERAL (
            SELECT m.id, m.role, m.org_unit_id, NULL::uuid AS holder FROM memberships m WHERE m.user_id = s.user_id AND {MembershipsInForce.OfMembership("$4")}
            UNION ALL
            SELECT m.id, m.role, m.org_unit_id, m.user_id
            FROM delegations d
            JOIN memberships m ON m.id = d.membership_id AND m.user_id <> s.user_id AND {MembershipsInForce.OfMembership("$4")}
            JOIN users h ON h.id = m.user_id AND h.disabled_at IS NULL
            WHERE d.to_user_id = s.user_id AND {MembershipsInForce.OfDelegation("$4")}
        ) held ON true
        WHERE s.id = ANY ((SELECT $1)::uuid[]) AND s.ended_at IS NULL AND s.expires_at > $2 AND s.last_seen_at > $3
        ORDER BY held.role, held.id
        """;

    /// <param name="asked">As of when the last of them came.</param>
    public static NpgsqlBatchCommand Command(IReadOnlyList<SessionAsked> asked) => new(Sql)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid[]> { TypedValue = [.. asked.Select(a => a.Id).Distinct()] },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = asked[^1].Now },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = asked[^1].IdleSince },
            new NpgsqlParameter<DateOnly> { TypedValue = Clock.DayOf(asked[^1].Now) },
        },
    };

    /// <returns>Those that are still there.</returns>
    public static async Task<IReadOnlyDictionary<Guid, SessionFound>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, SessionFound>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = reader.GetGuid(0);
            if (!found.TryGetValue(id, out var session))
            {
                found[id] = session = new SessionFound(
                    reader.GetFieldValue<DateTimeOffset>(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetBoolean(4), reader.GetBoolean(5), reader.GetBoolean(6),
                    reader.MaybeAt<DateTimeOffset>(7), []);
            }

            if (!reader.IsDBNull(8))
            {
                session.Memberships.Add(new ActorMembership(reader.WordAt<Role>(8), reader.GetGuid(9), reader.MaybeAt<Guid>(10)));
            }
        }

        return found;
    }

    /// <summary>Of one, with what its page needs anyway, on a trip of its own.</summary>
    /// <returns>Null where there is no such session any more.</returns>
    public static async Task<SessionFound?> AskAsync(ShortTrips database, SessionAsked asked, IReadOnlyList<NpgsqlBatchCommand> commands, IAskedAlong along, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        SessionFound? found = null;
        await batch.AskAsync([Command([asked]), .. commands], async (reader, underWay) =>
        {
            found = (await ReadAsync(reader, underWay)).GetValueOrDefault(asked.Id);
            if (found is not null && await reader.NextResultAsync(underWay))
            {
                await along.HearAsync(reader, underWay);
            }
        }, cancellationToken);
        return found;
    }
}

/// <param name="Id">The session.</param>
/// <param name="Now">When it is asked.</param>
/// <param name="IdleSince">A session without a sign of life since then is over.</param>
internal sealed record SessionAsked(Guid Id, DateTimeOffset Now, DateTimeOffset IdleSince);

/// <param name="CreatedAt">When it was opened.</param>
/// <param name="LastSeenAt">Its last sign of life that was written down.</param>
/// <param name="ExpiresAt">When it is over, whatever it does.</param>
/// <param name="AwaitsCode">The second factor is still to come.</param>
/// <param name="HasTotp">Its user has one.</param>
/// <param name="MustChangePassword">Whoever set the user's password wants it changed.</param>
/// <param name="PasswordChangedAt">When it was last set.</param>
/// <param name="Memberships">What is held today, own and delegated.</param>
internal sealed record SessionFound(
    DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt, bool AwaitsCode, bool HasTotp, bool MustChangePassword, DateTimeOffset? PasswordChangedAt, List<ActorMembership> Memberships);
