module MedScan.FSharp.Tests.Charts

open System.IO
open System.Text.Json
open MedScan.Charts
open MedScan.FSharp
open Xunit

let private traces (figure: Figure) =
    let document = JsonDocument.Parse(figure.ToPlotlyJson())
    [ for trace in document.RootElement.GetProperty("data").EnumerateArray() -> trace ]

let private numbers (name: string) (trace: JsonElement) =
    [ for value in trace.GetProperty(name).EnumerateArray() -> value.GetDouble() ]

[<Fact>]
let ``Counts become bars in one pipe`` () =
    let figure =
        [ "healthy", 12; "sick", 4 ]
        |> List.map (fun (name, count) -> name, float count)
        |> Chart.bars "images"
        |> Chart.title "Images per class"

    let bars = traces figure |> List.exactlyOne
    Assert.Equal<float list>([ 12.0; 4.0 ], numbers "y" bars)
    Assert.Equal("Images per class", figure.Title)
    Assert.Equal("images", figure.Y.Title)

[<Fact>]
let ``Series stand side by side`` () =
    let figure =
        [ "before", [ "a", 1.0; "b", 2.0 ] |> Seq.ofList
          "after", [ "a", 3.0; "b", 4.0 ] ]
        |> Chart.groupedBars

    Assert.Equal<float list list>([ [ 1.0; 2.0 ]; [ 3.0; 4.0 ] ], traces figure |> List.map (numbers "y"))

[<Fact>]
let ``A function becomes a line`` () =
    let figure =
        [ 0.0 .. 0.5 .. 2.0 ]
        |> List.map (fun x -> x, x * x)
        |> Chart.line "square"
        |> Chart.axes "x" "x squared"
        |> Chart.size 400 300

    let line = traces figure |> List.exactlyOne
    Assert.Equal<float list>([ 0.0; 0.25; 1.0; 2.25; 4.0 ], numbers "y" line)
    Assert.Equal(("x", "x squared", 400, 300), (figure.X.Title, figure.Y.Title, figure.Width, figure.Height))

[<Fact>]
let ``Titles leave the range of an axis alone`` () =
    let figure =
        Figure.Lines(LineSeries("score", [| 1.0 |], [| 0.5 |])).WithAxes(Axis "epoch", Axis("score").WithRange(0.0, 1.0))
        |> Chart.axes "epoch" "accuracy"

    Assert.Equal((0.0, 1.0), (figure.Y.Minimum.Value, figure.Y.Maximum.Value))

[<Fact>]
let ``Points, distributions and boxes take sequences`` () =
    let values = [ 1.0; 2.0; 2.5; 3.0; 10.0 ]

    for figure in
        [ Chart.scatter [ "points", [ 1.0, 2.0; 2.0, 3.0 ] ]
          Chart.histogram "value" values
          Chart.boxes [ "one", values; "two", List.map ((*) 2.0) values ]
          Chart.stackedBars [ "one", [ "a", 1.0 ]; "two", [ "a", 2.0 ] ] ] do
        Assert.StartsWith("<svg", figure.ToSvg())

[<Theory>]
[<InlineData("figure.svg", "<svg")>]
[<InlineData("figure.html", "<!DOCTYPE html>")>]
[<InlineData("figure.json", "{")>]
let ``The ending of the file says what is written`` (file: string, start: string) =
    use made = MadeScans.Unbalanced()
    let path = Path.Combine(made.At "figures", file)

    [ "a", 1.0 ] |> Chart.bars "n" |> Chart.save path

    Assert.StartsWith(start, File.ReadAllText path, System.StringComparison.OrdinalIgnoreCase)
    Assert.Equal<string list>([ path ], Directory.GetFiles(made.At "figures") |> List.ofArray)
