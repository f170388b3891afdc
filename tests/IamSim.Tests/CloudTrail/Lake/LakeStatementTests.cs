using IamSim.Tests.Support;

namespace IamSim.Tests.CloudTrail.Lake;

/// <summary>What a statement may be: it reads event data stores, and nothing else of the world.</summary>
public sealed class LakeStatementTests(Sim sim)
{
    [Theory]
    [InlineData("INSERT INTO {0} VALUES (1)")]
    [InlineData("DELETE FROM {0}")]
    [InlineData("UPDATE {0} SET eventName = 'x'")]
    [InlineData("CREATE TABLE t AS SELECT * FROM {0}")]
    [InlineData("DROP VIEW {0}")]
    [InlineData("SELECT eventName FROM {0}; SELECT 1")]
    [InlineData("SELECT eventName FROM {0}; DROP VIEW {0}")]
    [InlineData("COPY (SELECT * FROM {0}) TO '/tmp/iamsim-lake-out.csv'")]
    [InlineData("COPY {0} FROM '/etc/passwd'")]
    [InlineData("ATTACH '/tmp/iamsim-lake.db' AS d")]
    [InlineData("INSTALL httpfs")]
    [InlineData("LOAD '/tmp/iamsim-lake.so'")]
    [InlineData("PRAGMA database_list")]
    [InlineData("SET threads = 64")]
    [InlineData("SET lock_configuration = false")]
    [InlineData("RESET ALL")]
    [InlineData("CALL pragma_version()")]
    [InlineData("EXPLAIN SELECT eventName FROM {0}")]
    [InlineData("EXPLAIN ANALYZE SELECT eventName FROM {0}")]
    [InlineData("DESCRIBE {0}")]
    [InlineData("SHOW TABLES")]
    [InlineData("SUMMARIZE {0}")]
    [InlineData("EXPORT DATABASE '/tmp/iamsim-lake-x'")]
    [InlineData("PREPARE p AS SELECT 1")]
    [InlineData("EXECUTE p")]
    [InlineData("BEGIN")]
    [InlineData("VACUUM")]
    [InlineData("SELECT * FROM {0}, read_csv('/etc/passwd')")]
    [InlineData("SELECT * FROM {0}, read_text('/etc/passwd')")]
    [InlineData("SELECT * FROM {0}, read_blob('/etc/*')")]
    [InlineData("SELECT * FROM {0}, read_parquet('/tmp/*')")]
    [InlineData("SELECT * FROM {0}, read_json_auto('http://127.0.0.1/x')")]
    [InlineData("SELECT * FROM {0}, parquet_metadata('/tmp/x')")]
    [InlineData("SELECT * FROM {0}, glob('/*')")]
    [InlineData("SELECT * FROM {0}, '/etc/passwd'")]
    [InlineData("SELECT * FROM {0}, \"/etc/passwd\"")]
    [InlineData("SELECT * FROM {0}, 'https://example.com/x.csv'")]
    [InlineData("SELECT * FROM {0} WHERE EXISTS (SELECT 1 FROM read_text('/etc/passwd'))")]
    [InlineData("WITH x AS (SELECT * FROM read_csv('/etc/passwd')) SELECT * FROM x, {0}")]
    [InlineData("SELECT (SELECT content FROM read_text('/etc/passwd')) FROM {0}")]
    [InlineData("SELECT * FROM {0}, duckdb_settings()")]
    [InlineData("SELECT * FROM {0}, duckdb_views()")]
    [InlineData("SELECT * FROM {0}, information_schema.tables")]
    [InlineData("SELECT * FROM {0}, main.sqlite_master")]
    [InlineData("SELECT * FROM {0}, pragma_table_info('x')")]
    [InlineData("SELECT * FROM {0}, query('SELECT 1')")]
    [InlineData("SELECT * FROM {0}, query_table('x')")]
    [InlineData("SELECT current_setting('temp_directory') FROM {0}")]
    [InlineData("SELECT getenv('HOME') FROM {0}")]
    [InlineData("SELECT version() FROM {0}")]
    [InlineData("SELECT eventName FROM {0} WHERE eventName = ?")]
    [InlineData("SELECT eventName FROM {0} WHERE eventName = $1")]
    [InlineData("SELECT 1")]
    [InlineData("SELECT eventName FROM events")]
    [InlineData("SELECT noSuchColumn FROM {0}")]
    [InlineData("SELECT userIdentity.noSuchMember FROM {0}")]
    [InlineData("SELECT no_such_function(eventName) FROM {0}")]
    [InlineData("SELECT eventName, COUNT(*) FROM {0}")]
    [InlineData("SELECT FROM FROM {0}")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(";")]
    [InlineData("not a statement")]
    [InlineData("SELECT 'eventName FROM {0}")]
    [InlineData("/* SELECT eventName FROM {0}")]
    public async Task StartQuery_ThatIsNoPlainSelect_InvalidQueryStatement(string statement)
    {
        var account = sim.NewAccount();
        var store = await account.NewStoreAsync();

        var answer = await account.LakeAsync("StartQuery", new { QueryStatement = statement.Replace("{0}", store, StringComparison.Ordinal) });

        Assert.True(answer.Status == 400, answer.Text);
        Assert.Contains(answer.Code, new[] { "InvalidQueryStatementException", "InvalidParameterException", "ValidationException", "ValidationError" });
        Assert.DoesNotContain("/tmp/", answer.Message!, StringComparison.Ordinal);
        Assert.False(File.Exists("/tmp/iamsim-lake-out.csv"));
    }

    [Fact]
    public async Task StartQuery_WithASyntaxError_SaysWhere()
    {
        var account = sim.NewAccount();
        var store = await account.NewStoreAsync();

        (await account.LakeAsync("StartQuery", new { QueryStatement = $"SELECT eventName\nFROM {store} WHERE WHERE" })).Refused(
            "InvalidQueryStatementException", "line 2:49: syntax error at or near \"WHERE\"");
    }

    [Theory]
    [InlineData("SELECT {0}1{1} FROM ", "(", ")", 4000)]
    [InlineData("SELECT {0}true FROM ", "NOT ", "", 2000)]
    [InlineData("SELECT {0}1 FROM ", "-", "", 4000)]
    [InlineData("SELECT 1{0} FROM ", "+1", "", 4000)]
    [InlineData("SELECT {0}1{1} FROM ", "[", "]", 4000)]
    [InlineData("SELECT {0}1{1} FROM ", "(SELECT ", ")", 1000)]
    [InlineData("SELECT {0}1{1} FROM ", "CASE WHEN true THEN ", " END", 350)]
    [InlineData("SELECT {0}eventName{1} FROM ", "lower(", ")", 1200)]
    [InlineData("SELECT eventName{0} FROM ", "::VARCHAR", "", 1000)]
    [InlineData("SELECT '{0}' FROM ", "/*", "", 4000)]
    [InlineData("SELECT {0} 1 FROM ", "/*", "", 4000)]
    public async Task StartQuery_NestedDeeply_IsAnsweredAndHarmless(string form, string open, string close, int depth)
    {
        var account = sim.NewAccount();
        var store = await account.NewStoreAsync();
        var statement = form.Replace("{0}", string.Concat(Enumerable.Repeat(open, depth)), StringComparison.Ordinal).Replace("{1}", string.Concat(Enumerable.Repeat(close, depth)), StringComparison.Ordinal) + store;
        Assert.InRange(statement.Length, 1, 10_000);

        var answer = await account.LakeAsync("StartQuery", new { QueryStatement = statement });

        Assert.True(answer.Status is 200 or 400, answer.Text);
        if (answer.Status == 200)
        {
            await account.EndOfAsync(answer.At("QueryId"));
        }

        Assert.Equal(["1"], await account.RowsAsync($"SELECT COUNT(*) FROM {store} WHERE eventName = 'StartQuery' AND requestID = '{answer.RequestId}'"));
    }

    [Fact]
    public async Task StartQuery_WithTheIdInTextsAndComments_LeavesThemAlone()
    {
        var account = sim.NewAccount();
        var store = await account.NewStoreAsync();

        Assert.Equal(
            [store + "|it's"],
            await account.RowsAsync($"-- from {store}\nSELECT '{store}' AS id, 'it''s' /* {store} */ FROM \"{store}\" WHERE eventName = 'CreateEventDataStore'"));
    }
}
