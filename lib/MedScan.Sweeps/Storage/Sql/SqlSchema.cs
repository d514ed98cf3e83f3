using System.Globalization;

namespace MedScan.Sweeps.Storage;

/// <summary>The tables of studies. Their names begin with <c>sweep_</c>, so that they can stand beside others.</summary>
internal static class SqlSchema
{
    /// <summary>The version of the tables that this program reads and writes.</summary>
    public const int Version = 1;

    /// <summary>Creates the tables in a database that has none.</summary>
    /// <param name="key">How the dialect writes a key that counts up and never gives a number twice.</param>
    /// <returns>One statement each.</returns>
    public static IReadOnlyList<string> Script(string key) =>
    [
        "CREATE TABLE sweep_schema (version integer NOT NULL)",
        string.Create(CultureInfo.InvariantCulture, $"INSERT INTO sweep_schema VALUES ({Version})"),
        $"""
        CREATE TABLE sweep_studies (
            id {key},
            name text NOT NULL UNIQUE,
            directions text NOT NULL,
            attributes text NOT NULL,
            stopped integer NOT NULL,
            created bigint NOT NULL,
            revision bigint NOT NULL,
            token text NOT NULL)
        """,
        // One row holds a trial but for its reports, so that a history of a thousand trials is a thousand rows.
        """
        CREATE TABLE sweep_trials (
            study bigint NOT NULL,
            number integer NOT NULL,
            revision bigint NOT NULL,
            state integer NOT NULL,
            token text,
            seen bigint,
            attempts integer NOT NULL,
            worker text,
            started bigint,
            ended bigint,
            fixed text NOT NULL,
            parameters text NOT NULL,
            attributes text NOT NULL,
            results text NOT NULL,
            error text,
            PRIMARY KEY (study, number))
        """,
        "CREATE INDEX sweep_trials_revision ON sweep_trials (study, revision)",
        "CREATE INDEX sweep_trials_waiting ON sweep_trials (study, number) WHERE state = 0",
        "CREATE INDEX sweep_trials_running ON sweep_trials (study, number) WHERE state = 1",
        """
        CREATE TABLE sweep_reports (
            study bigint NOT NULL,
            number integer NOT NULL,
            step integer NOT NULL,
            value double precision,
            revision bigint NOT NULL,
            PRIMARY KEY (study, number, step))
        """,
        "CREATE INDEX sweep_reports_revision ON sweep_reports (study, revision)",
    ];

    /// <summary>Creates the tables where there are none, and checks the version of those that are there.</summary>
    /// <param name="session">A transaction that no other of this kind runs beside.</param>
    /// <param name="tableCount">A query for the number of tables named sweep_schema.</param>
    /// <param name="key">See <see cref="Script"/>.</param>
    /// <param name="place">The database, for people.</param>
    /// <returns>When they are there.</returns>
    /// <exception cref="StorageException">Another version wrote them.</exception>
    public static async Task EnsureAsync(SqlSession session, string tableCount, string key, string place)
    {
        if (await session.FirstAsync(tableCount, static row => row.GetInt64(0)).ConfigureAwait(false) == 0)
        {
            foreach (string statement in Script(key))
                await session.ExecuteAsync(statement).ConfigureAwait(false);
            return;
        }
        int found = await session.FirstAsync("SELECT version FROM sweep_schema", static row => row.GetInt32(0)).ConfigureAwait(false);
        if (found != Version)
            throw new StorageException($"The studies in {place} have version {found} of their tables, this program knows version {Version}. Use the version of MedScan that wrote them, or another database.");
    }
}
