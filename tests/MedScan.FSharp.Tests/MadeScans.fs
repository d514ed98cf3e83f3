namespace MedScan.FSharp.Tests

open System
open System.IO
open MedScan.Imaging

/// A small data set in a folder of its own, gone afterwards.
type MadeScans() =
    let root = Directory.CreateTempSubdirectory("medscan-fsharp-").FullName

    member _.Folder = Path.Combine(root, "scans")

    member _.At(name: string) = Path.Combine(root, name)

    /// Writes a square image of one grey level, with a ramp along its last row so that no two are alike.
    member scans.Write(className: string, name: string, side: int, level: int) =
        let folder = Directory.CreateDirectory(Path.Combine(scans.Folder, className))

        let pixels =
            Array.init (side * side) (fun i -> if i >= side * (side - 1) then byte (i % side) else byte level)

        PngWriter.Write(Path.Combine(folder.FullName, name), PixelImage(side, side, ColorMode.Grayscale, pixels))

    /// Twelve dark images of the class "healthy" and four bright ones of "sick", each a little larger than the one before.
    static member Unbalanced() =
        let scans = new MadeScans()

        for i in 0..11 do
            scans.Write("healthy", $"{i:D2}.png", 16 + i, 40 + i)

        for i in 0..3 do
            scans.Write("sick", $"{i:D2}.png", 16 + i, 200 + i)

        scans

    interface IDisposable with
        member _.Dispose() = Directory.Delete(root, recursive = true)
