namespace Lantu.Api.Http;

/// <summary>Lets a service ask for another that most requests do not need (as <see cref="Lazy{T}"/>): it is made when it is first used, a database context among them.</summary>
public sealed class Later<T>(IServiceProvider services) : Lazy<T>(services.GetRequiredService<T>, LazyThreadSafetyMode.None)
    where T : notnull;
