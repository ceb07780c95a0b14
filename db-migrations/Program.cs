using Lantu.Migrations;
using Lantu.Migrations.DataSets;

// The migration step of a deployment: applies pending scripts, then loads the data sets. Safe to run twice, and by two machines at once.
var connectionString = Environment.GetEnvironmentVariable("ConnectionStrings__Lantu");
if (string.IsNullOrWhiteSpace(connectionString))
{
    Console.Error.WriteLine("ConnectionStrings__Lantu is not set: name the PostgreSQL to migrate.");
    return 2;
}

try
{
    await Migrator.RunAsync(connectionString, Console.WriteLine);
    return 0;
}
catch (DataSetException refused)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
