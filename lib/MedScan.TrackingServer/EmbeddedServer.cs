using System.Net;
using System.Net.Sockets;
using MedScan.TrackingServer.Artifacts;
using MedScan.TrackingServer.Experiments;
using MedScan.TrackingServer.Gateway;
using MedScan.TrackingServer.GraphQl;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Inputs;
using MedScan.TrackingServer.LoggedModels;
using MedScan.TrackingServer.Metrics;
using MedScan.TrackingServer.Models;
using MedScan.TrackingServer.Page;
using MedScan.TrackingServer.Runs;
using MedScan.TrackingServer.Security;
using MedScan.TrackingServer.Storage;
using MedScan.TrackingServer.Traces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MedScan.TrackingServer;

/// <summary>An MLflow-compatible tracking server inside this process.</summary>
/// <remarks>
/// It answers MLflow's REST API over MLflow's own database schema, so MLflow's clients, its web UI and its own server
/// can be used with the same data. Stop it with <see cref="DisposeAsync"/>: requests in progress are finished first.
/// </remarks>
public sealed class EmbeddedServer : IAsyncDisposable
{
    // What /version answers: the MLflow whose protocol and schema this is.
    private const string ProtocolVersion = "3.6.1.dev0";

    private readonly WebApplication app;
    private readonly Database database;

    private EmbeddedServer(WebApplication app, Database database, Uri address, IReadOnlyList<string> warnings)
    {
        this.app = app;
        this.database = database;
        Address = address;
        Warnings = warnings;
    }

    /// <summary>Where this machine reaches the server; with port 0 in the options, the free port that was found.</summary>
    public Uri Address { get; }

    /// <summary>What whoever starts the server should tell its owner: that other machines can reach it and no token is wanted of them.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Opens the database and starts to listen.</summary>
    /// <exception cref="TrackingServerException">The database or the folder cannot be used, or the port is taken.</exception>
    public static async Task<EmbeddedServer> StartAsync(EmbeddedServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmbeddedServerOptions();
        var listen = await ListenAddress.ResolveAsync(options.Host, options.Port, cancellationToken).ConfigureAwait(false);
        var database = await BackendStore.OpenAsync(options.BackendStore, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        WebApplication? app = null;
        try
        {
            app = Build(options, listen, database, ArtifactStore.Open(options.ArtifactRoot));
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
            return new EmbeddedServer(app, database, Reachable(addresses.Addresses.First()), Warn(options, listen));
        }
        catch (Exception e)
        {
            if (app is not null)
                await app.DisposeAsync().ConfigureAwait(false);
            await database.DisposeAsync().ConfigureAwait(false);
            throw e is IOException or SocketException
                ? new TrackingServerException(
                    $"The tracking server cannot listen on {options.Host}:{options.Port}: {e.Message} Choose another port, or stop the program that has it.", e)
                : e;
        }
    }

    /// <summary>Stops listening, finishes what is in progress and closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync().ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
        await database.DisposeAsync().ConfigureAwait(false);
    }

    // A program cannot connect to "all addresses"; it finds the server at the loopback address.
    private static Uri Reachable(string address) => new(
        address.Replace("//0.0.0.0:", "//127.0.0.1:", StringComparison.Ordinal).Replace("//[::]:", "//[::1]:", StringComparison.Ordinal) + "/");

    private static IReadOnlyList<string> Warn(EmbeddedServerOptions options, IReadOnlyList<IPAddress> listen) =>
        IsOpen(listen) && string.IsNullOrEmpty(options.Token)
            ? [$"Everybody who reaches {options.Host} can read, change and delete all runs, models and artifacts: set a token, or listen on 127.0.0.1."]
            : [];

    private static bool IsOpen(IReadOnlyList<IPAddress> listen) => !listen.All(IPAddress.IsLoopback);

    private static WebApplication Build(EmbeddedServerOptions options, IReadOnlyList<IPAddress> listen, Database database, ArtifactStore artifacts)
    {
        // Nothing of the surroundings: no appsettings.json of the program's folder, and no watching it for changes, which
        // costs at each write to a database that lies there.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        // The process belongs to the program that started this server: Ctrl-C and SIGTERM are its own business.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxRequestBytes;
            // Who sends or takes less than this for five seconds only holds a place.
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
            kestrel.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            foreach (var address in listen)
                kestrel.Listen(address, options.Port);
        });
        var app = builder.Build();
        ErrorHandling.Use(app);
        RequestGuard.Use(app, new HostNames(options.Host, IsOpen(listen), options.AllowedHosts), options.Token);
        ArtifactProxyEndpoints.UseSentPaths(app);
        app.UseRouting();

        app.MapGet("/health", context => TextAsync(context, "OK"));
        app.MapGet("/version", context => TextAsync(context, ProtocolVersion));
        PageEndpoints.Map(app);
        ArtifactProxyEndpoints.Map(app, artifacts, options);
        RunArtifactEndpoints.Map(app, database, artifacts);
        RegisteredModelEndpoints.Map(app, database, options);
        ModelVersionEndpoints.Map(app, database, artifacts, options);
        LoggedModelEndpoints.Map(app, database, artifacts, options);
        ExperimentEndpoints.Map(app, database, options);
        RunEndpoints.Map(app, database, options);
        InputEndpoints.Map(app, database);
        MetricEndpoints.Map(app, database);
        TraceEndpoints.Map(app, database);
        OldTraceEndpoints.Map(app, database, artifacts);
        OtlpEndpoints.Map(app, database);
        GatewayEndpoints.Map(app);
        GraphQlEndpoints.Map(app, database);
        return app;
    }

    private static Task TextAsync(HttpContext context, string text)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(text);
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
