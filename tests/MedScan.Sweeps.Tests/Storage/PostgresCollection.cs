
namespace MedScan.Sweeps.Tests.Storage;

/// <summary>The tests that share one PostgreSQL server, each with a database of its own.</summary>
[CollectionDefinition(nameof(PostgresServer))]
#pragma warning disable CA1711 // xunit calls such a class a collection
public sealed class PostgresCollection : ICollectionFixture<PostgresServer>;
#pragma warning restore CA1711
