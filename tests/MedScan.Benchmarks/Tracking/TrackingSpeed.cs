using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MedScan.Benchmarks.Tracking;

/// <summary>How fast the tracking server takes and finds runs, asked over HTTP from this process.</summary>
internal static class TrackingSpeed
{
    private const int Rounds = 5;
    private static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(5);

    public static async Task<int> LogMetricAsync(string[] store)
    {
        using var server = await ServerProcess.StartAsync(store.FirstOrDefault()).ConfigureAwait(false);
        using var client = Client(server.Address);
        var run = await CreateRunAsync(client, 0).ConfigureAwait(false);
        var step = 0L;
        await RoundsAsync("log-metric requests", connections: 32, perRequest: 1, async () =>
        {
            var current = Interlocked.Increment(ref step);
            await PostAsync(client, "runs/log-metric", Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"run_id":"{{run}}","key":"loss","value":{{1.0 / current}},"timestamp":{{1_700_000_000_000 + current}},"step":{{current}}}"""))).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return 0;
    }

    public static async Task<int> LogBatchAsync(string[] store)
    {
        using var server = await ServerProcess.StartAsync(store.FirstOrDefault()).ConfigureAwait(false);
        using var client = Client(server.Address);
        var next = 0L;
        string[] runs = [.. await Task.WhenAll(Enumerable.Range(0, 4).Select(number => CreateRunAsync(client, number))).ConfigureAwait(false)];
        await RoundsAsync("metric points", connections: 4, perRequest: 1000, async () =>
        {
            var batch = Interlocked.Increment(ref next);
            await PostAsync(client, "runs/log-batch", Batch(runs[batch % runs.Length], batch)).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return 0;
    }

    public static async Task<int> SearchAsync(string[] store)
    {
        const int Runs = 20_000;
        using var server = await ServerProcess.StartAsync(store.FirstOrDefault()).ConfigureAwait(false);
        using var client = Client(server.Address);
        var made = -1;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            for (var number = Interlocked.Increment(ref made); number < Runs; number = Interlocked.Increment(ref made))
                await PostAsync(client, "runs/log-batch", Metrics(await CreateRunAsync(client, number).ConfigureAwait(false), number)).ConfigureAwait(false);
        })).ConfigureAwait(false);

        (string Name, string Body)[] searches =
        [
            ("filter and order by metric, 100 runs", """{"experiment_ids":["0"],"filter":"metrics.m7 > 0.5","order_by":["metrics.m7 DESC"],"max_results":100}"""),
            ("filter and order by metric, 1000 runs", """{"experiment_ids":["0"],"filter":"metrics.m7 > 0.5","order_by":["metrics.m7 DESC"],"max_results":1000}"""),
            ("two metrics, few match", """{"experiment_ids":["0"],"filter":"metrics.m7 > 0.99 and metrics.m3 > 0.5","max_results":100}"""),
            ("newest 100 runs, no filter", """{"experiment_ids":["0"],"max_results":100}"""),
        ];
        var times = searches.Select(_ => new List<double>()).ToList();
        for (var round = 0; round < 31; round++)
        {
            for (var i = 0; i < searches.Length; i++)
            {
                var watch = Stopwatch.StartNew();
                await PostAsync(client, "runs/search", Encoding.UTF8.GetBytes(searches[i].Body)).ConfigureAwait(false);
                if (round > 0) // the first pays for compilation
                    times[i].Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        for (var i = 0; i < searches.Length; i++)
        {
            times[i].Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{searches[i].Name,-40} median {times[i][times[i].Count / 2],6:0.0} ms ({times[i][0]:0.0} to {times[i][^1]:0.0})"));
        }

        return 0;
    }

    private static HttpClient Client(Uri server) => new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 })
    {
        BaseAddress = new Uri(server, "api/2.0/mlflow/"),
    };

    private static async Task RoundsAsync(string what, int connections, int perRequest, Func<Task> request)
    {
        var rates = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var count = 0L;
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
            {
                while (watch.Elapsed < RoundLength)
                {
                    await request().ConfigureAwait(false);
                    Interlocked.Increment(ref count);
                }
            })).ConfigureAwait(false);
            if (round > 0) // the first warms up
                rates.Add(count * perRequest / watch.Elapsed.TotalSeconds);
        }

        rates.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}, {connections} connections: median {rates[rates.Count / 2]:#,0}/s of {Rounds} rounds ({rates[0]:#,0} to {rates[^1]:#,0})"));
    }

    private static async Task<string> CreateRunAsync(HttpClient client, int number)
    {
        var answer = await PostAsync(client, "runs/create", Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $$"""{"experiment_id":"0","start_time":{{1_700_000_000_000 + number}}}"""))).ConfigureAwait(false);
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.GetProperty("run").GetProperty("info").GetProperty("run_id").GetString()!;
    }

    private static async Task<byte[]> PostAsync(HttpClient client, string path, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content).ConfigureAwait(false);
        var answer = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
    }

    // 100 steps of 10 metrics, as a training loop would log them.
    private static byte[] Batch(string run, long batch) => Json(run, writer =>
    {
        for (var i = 0; i < 1000; i++)
        {
            var step = (batch * 100) + (i / 10);
            Point(writer, $"metric_{i % 10}", Math.Sin(step), step);
        }
    });

    private static byte[] Metrics(string run, int number) => Json(run, writer =>
    {
        for (var i = 0; i < 20; i++)
            Point(writer, $"m{i}", new Random((number * 20) + i).NextDouble(), 0);
    });

    private static byte[] Json(string run, Action<Utf8JsonWriter> points)
    {
        var buffer = new ArrayBufferWriter<byte>(100_000);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("run_id", run);
        writer.WriteStartArray("metrics");
        points(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Point(Utf8JsonWriter writer, string key, double value, long step)
    {
        writer.WriteStartObject();
        writer.WriteString("key", key);
        writer.WriteNumber("value", value);
        writer.WriteNumber("timestamp", 1_700_000_000_000 + step);
        writer.WriteNumber("step", step);
        writer.WriteEndObject();
    }
}
