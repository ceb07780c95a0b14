using Lantu.Load;
using Lantu.Load.LimitServer;
using Lantu.Load.Measuring;

if (args is [Server.Verb, var connectionString])
{
    await Server.RunAsync(connectionString);
    return 0;
}

if (Arguments.Read(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

try
{
    await Benchmark.RunAsync(arguments);
    return 0;
}
catch (OperationCanceledException) when (Interrupt.Token.IsCancellationRequested)
{
    Console.Error.WriteLine("Interrupted.");
    return 1;
}
catch (Exception failed) when (failed is BenchmarkException or IOException)
{
    Console.Error.WriteLine(failed.Message);
    return 1;
}
