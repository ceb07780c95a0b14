using System.Text.Json;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Lantu.Api.Data;

/// <summary>Stores every enum of the domain as its camelCase word, the same word that JSON and the database's CHECK constraints use.</summary>
public static class EnumColumns
{
    public static void Configure(ModelConfigurationBuilder builder)
    {
        foreach (var type in typeof(OrgUnit).Assembly.GetTypes().Where(t => t.IsEnum && t.Namespace!.StartsWith(typeof(OrgUnit).Namespace!, StringComparison.Ordinal)))
        {
            builder.Properties(type, property => property
                .HaveConversion(typeof(Converter<>).MakeGenericType(type))
                .HaveMaxLength(type == typeof(Role) ? 30 : 20));
        }
    }

    /// <summary>As it is stored.</summary>
    internal static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Not private: the compiled model makes them.</summary>
    internal sealed class Converter<T>() : ValueConverter<T, string>(
        value => Word(value),
        word => Enum.Parse<T>(word, true))
        where T : struct, Enum;
}
