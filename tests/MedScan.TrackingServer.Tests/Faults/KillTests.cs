using System.Collections.Concurrent;
using System.Net;

namespace MedScan.TrackingServer.Tests.Faults;

public sealed class KillTests
{
    private const int Clients = 4;
    private const int Kills = 5;
    private const int BatchSize = 20;

    [Fact]
    public async Task Kill_WhileFourClientsLog_EveryAnsweredPointIsThereOnce()
    {
        var folder = Directory.CreateTempSubdirectory("medscan-kill-");
        try
        {
            await using var server = new ChildServer(folder.FullName);
            await server.StartAsync();
            using var http = new HttpClient { BaseAddress = server.Address };
            var rest = new Rest(http);
            var run = await rest.CreateRunAsync();
            var answered = new ConcurrentDictionary<string, ConcurrentBag<long>>();
            using var stop = new CancellationTokenSource();
            var clients = Enumerable.Range(0, Clients).Select(number => Task.Run(async () =>
            {
                var steps = answered.GetOrAdd($"client{number}", _ => []);
                for (var first = 0L; !stop.IsCancellationRequested; first += BatchSize)
                {
                    var batch = Enumerable.Range(0, BatchSize).Select(offset => first + offset).ToList();
                    while (!await TryLogAsync(rest, run, $"client{number}", batch) && !stop.IsCancellationRequested)
                        await Task.Delay(10);
                    if (!stop.IsCancellationRequested)
                        batch.ForEach(steps.Add);
                }
            })).ToList();

            var random = new Random(7);
            for (var kill = 0; kill < Kills; kill++)
            {
                await Task.Delay(random.Next(50, 600));
                await server.KillAsync();
                await server.StartAsync();
            }

            await Task.Delay(200);
            await stop.CancelAsync();
            await Task.WhenAll(clients);

            foreach (var (client, steps) in answered)
            {
                var stored = await rest.StepsAsync(run, client);
                Assert.NotEmpty(steps);
                Assert.Empty(steps.Except(stored));
                Assert.Equal(stored.Count, stored.Distinct().Count());
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // True only when the server has said that it has them.
    private static async Task<bool> TryLogAsync(Rest rest, string run, string key, List<long> batch)
    {
        try
        {
            return (await rest.LogAsync(run, key, batch)).Status == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
