namespace MedScan.FSharp

open System
open System.Linq
open System.Threading
open System.Threading.Tasks
open MedScan.Tracking
open MedScan.TrackingServer
open MedScan.Training.Tracking

[<Sealed>]
type TrackingStore(place: TrackingPlace) =
    let gate = obj ()
    let mutable server: Task<EmbeddedServer> option = None
    let mutable client: MlflowClient option = None

    let serve (store: TrackingPlace.Store) =
        lock gate (fun () ->
            match server with
            | Some started when not started.IsFaulted -> started
            | _ ->
                let options = EmbeddedServerOptions(BackendStore = store.Database, ArtifactRoot = store.ArtifactRoot)
                let starting = EmbeddedServer.StartAsync options
                server <- Some starting
                starting)

    let connect () =
        task {
            match place with
            | :? TrackingPlace.Server as running -> return running.Address
            | :? TrackingPlace.Store as store ->
                let! started = serve store
                return started.Address
            | _ -> return invalidOp "Expected a place to track to, got off: nothing is tracked there."
        }

    member _.Place = place.WithoutPassword

    member _.IsOff = place :? TrackingPlace.Off

    member _.Options =
        match place with
        | :? TrackingPlace.Off -> invalidOp "Expected a place to track to, got off: nothing is tracked there."
        | _ -> TrackerOptions(Place = place, Connect = Func<CancellationToken, Task<Uri>>(fun _ -> connect ()))

    member _.ClientAsync() =
        task {
            let! address = connect ()

            return
                lock gate (fun () ->
                    match client with
                    | Some known -> known
                    | None ->
                        let made = new MlflowClient(MlflowClientOptions(TrackingUri = address))
                        client <- Some made
                        made)
        }

    interface IAsyncDisposable with
        member _.DisposeAsync() =
            ValueTask(
                task {
                    client |> Option.iter (fun known -> known.Dispose())

                    match server with
                    | Some started when not started.IsFaulted ->
                        let! running = started
                        do! running.DisposeAsync()
                    | _ -> ()
                }
                :> Task
            )

[<RequireQualifiedAccess>]
module Tracking =

    let store (place: string) = new TrackingStore(TrackingPlace.Parse place)

    let defaultStore () =
        new TrackingStore(TrackingPlace.Choose(null, null, Environment.GetEnvironmentVariable "MLFLOW_TRACKING_URI"))

    let record (experiment: string) (name: string) (body: TrackedRun -> Task) (store: TrackingStore) =
        task {
            let! client = store.ClientAsync()

            let options =
                TrackedRunOptions(ExperimentName = experiment, RunName = name, Client = client, SpoolFolder = store.Options.Place.SpoolFolder)

            return! TrackedRun.RunAsync(options, Func<TrackedRun, Task>(body))
        }

    let private search (filter: string option) (experiment: string) (store: TrackingStore) =
        task {
            let! client = store.ClientAsync()
            let! found = client.Experiments.GetByNameAsync experiment

            match Option.ofObj found with
            | None -> return []
            | Some known ->
                let query = RunQuery(ExperimentIds = [| known.Id |], Filter = Option.toObj filter)
                let! runs = client.Runs.StreamAsync(query).ToListAsync()
                return List.ofSeq runs
        }

    let runs (experiment: string) (store: TrackingStore) = search None experiment store

    let find (filter: string) (experiment: string) (store: TrackingStore) = search (Some filter) experiment store

    let metric (name: string) (run: Run) =
        match run.Metrics.TryGetValue name with
        | true, metric -> Some metric.Value
        | _ -> None

    let parameter (name: string) (run: Run) =
        match run.Parameters.TryGetValue name with
        | true, value -> Some value
        | _ -> None

    let best (name: string) (runs: Run list) =
        match runs |> List.choose (fun run -> metric name run |> Option.map (fun value -> run, value)) with
        | [] -> None
        | measured -> measured |> List.maxBy snd |> fst |> Some

    let compare (runs: Run list) = RunComparison.Of runs
